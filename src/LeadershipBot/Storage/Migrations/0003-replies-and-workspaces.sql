-- Replies that are on their way, where a message goes when it is not the person's own conversation, and what each workspace lets through.

alter table outbox add column place text;

-- Which act it follows from, in the notation of W3C's trace context; empty where nobody traces.
alter table outbox add column trace text;

-- Encrypted, and gone as soon as it has been sent: a reply may quote what was typed.
create table reply (
    id text primary key,
    person bigint not null references person (id) on delete cascade,
    body text not null,
    at bigint not null
);

create index reply_at on reply (at);

-- held_until: nothing goes there before; the platform said so.
-- rate, rate_at: how much of the wanted pace is used, in thousandths, and since when it has been climbing back from there.
-- posts_used, edits_used: the one instant a steady flow is measured by, in UTC microseconds; posts_from, edits_from: when the next may go.
create table workspace (
    id {identity},
    platform text not null,
    name text not null,
    state text not null default 'active',
    why text,
    since bigint not null default 0,
    held_until bigint not null default 0,
    rate bigint not null default 1000,
    rate_at bigint not null default 0,
    posts_used bigint not null default 0,
    posts_from bigint not null default 0,
    edits_used bigint not null default 0,
    edits_from bigint not null default 0,
    served_at bigint not null default 0,
    unique (platform, name)
);

-- Conversations that the platform has asked to leave alone for a while. The conversation is a place, or @ and a person's number.
create table hold (
    workspace_id bigint not null references workspace (id) on delete cascade,
    conversation text not null,
    until bigint not null,
    primary key (workspace_id, conversation)
);

alter table outbox add column workspace_id bigint references workspace (id);

insert into workspace (platform, name) select distinct platform, workspace from person;

update outbox set workspace_id = (
    select workspace.id from person join workspace on workspace.platform = person.platform and workspace.name = person.workspace
    where person.id = outbox.person);

-- By workspace, so that those that are held back cost nothing; with the id, because ten thousand rows may be due at the very same moment.
drop index outbox_due;
create index outbox_due on outbox (workspace_id, lane, due_at, id) where due_at is not null;

create index outbox_late on outbox (not_after) where state = 'pending' and not_after is not null;

create index outbox_place on outbox (workspace_id, place, sent_at) where place is not null;

-- The keys that encrypt tokens and replies, wrapped by a certificate that only the nodes have. Empty where they lie beside the database.
create table key_ring (
    id text primary key,
    xml text not null
);

-- The nodes that are running, so that two which do not fit together are found out at the start.
create table node (
    id text primary key,
    version text not null,
    pack text not null,
    keys text not null,
    seen_at bigint not null
);
