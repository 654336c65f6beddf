-- The audit log, and the links by which a person fetches their own data.

-- Whom an entry of the audit log is about. Erasing a person drops the row: then the entries are about nobody.
create table audit_subject (
    person bigint primary key references person (id),
    subject text not null unique
);

-- Only ever added to.
create table audit (
    id {identity},
    at bigint not null,
    actor text not null,
    act text not null,
    subject text not null,
    detail text not null
);

create index audit_of on audit (subject);

create index audit_by on audit (actor);

-- The link itself is not kept, only what it hashes to.
create table export_link (
    hash text primary key,
    person bigint not null references person (id),
    until_at bigint not null
);

-- One sharing of one handover with one manager, until it is taken back.
create table shared (
    id {identity},
    person bigint not null references person (id),
    handover bigint not null,
    manager bigint not null references person (id),
    with_name text not null,
    by_name text not null,
    state text not null,
    at bigint not null
);

create index shared_person on shared (person);

create index shared_manager on shared (manager);

-- How many weeks a person wants their answers kept: 12, or 0 for not at all; null for as long as the organisation says.
alter table person add column keep_weeks bigint;
