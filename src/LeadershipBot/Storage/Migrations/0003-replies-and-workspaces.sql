-- Replies that are on their way, and where a message goes when it is not the person's own conversation.

alter table outbox add column place text;

-- Encrypted, and gone as soon as it has been sent: a reply may quote what was typed.
create table reply (
    id text primary key,
    person bigint not null references person (id) on delete cascade,
    body text not null,
    at bigint not null
);

create index reply_at on reply (at);
