-- Instants are UTC milliseconds. Yes and no are 1 and 0. Only bigint and text, so that both databases read it alike.

create table person (
    id {identity},
    platform text not null,
    workspace text not null,
    user_id text not null,
    conversation text,
    created_at bigint not null,
    unique (platform, workspace, user_id)
);

-- due_at: when the sender has something to do with the row, null when it has nothing left to do.
-- lease:  until when a sender holds it; claim counts how often one took it, so that a late one is recognised.
-- asked, drawn: how many edits were asked for, and how many of them the message in the chat shows.
-- message: the platform's name of the message; a row keeps where it went, never what it said.
create table outbox (
    id {identity},
    key text not null unique,
    person bigint not null references person (id) on delete cascade,
    kind text not null,
    subject text not null,
    lane bigint not null,
    state text not null,
    due_at bigint,
    not_after bigint,
    lease bigint,
    claim bigint not null default 0,
    attempts bigint not null default 0,
    looks bigint not null default 0,
    replays bigint not null default 0,
    asked bigint not null default 0,
    drawn bigint not null default 0,
    wish text,
    message text,
    left_kind text,
    why text,
    created_at bigint not null,
    sent_at bigint
);

-- With the id, because ten thousand rows may be due at the very same moment, and the oldest hundred must not cost a sort of all.
create index outbox_due on outbox (lane, due_at, id) where due_at is not null;

create index outbox_person on outbox (person, sent_at);

-- The ids of deliveries from the platforms that have had their effect.
create table inbound (
    id text primary key,
    at bigint not null
);

create index inbound_at on inbound (at);

create table setting (
    name text primary key,
    value text not null
);
