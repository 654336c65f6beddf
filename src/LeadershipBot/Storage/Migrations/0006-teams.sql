-- Teams: who was invited, who takes part, and the sums that were frozen.

create table team (
    id {identity},
    platform text not null,
    workspace text not null,
    name text not null,
    day bigint not null,
    minute bigint not null,
    every_weeks bigint not null,
    first_week text not null,
    zone text,
    off text not null default '',
    state text not null,
    version bigint not null default 1,
    terms bigint not null default 1,
    changed_by text not null default '',
    group_id text,
    band text,
    band_week text,
    looked_on text,
    created_at bigint not null,
    ended_at bigint
);

create index team_of on team (platform, workspace, state);

-- state: asked, agreed, refused. A manager from from_at to until_at; sees blocks from sees_from on.
create table team_manager (
    team bigint not null references team (id),
    person bigint not null references person (id),
    name text not null,
    role text not null,
    state text not null,
    asked_by bigint,
    from_at bigint,
    until_at bigint,
    sees_from text,
    digest_at bigint,
    digests bigint not null default 0,
    primary key (team, person)
);

create index team_manager_digest on team_manager (digest_at) where digest_at is not null;

create index team_manager_person on team_manager (person);

-- person is emptied when they erase what is held of them: the row stays, so that no number changes by it.
create table invitation (
    id {identity},
    team bigint not null references team (id),
    person bigint references person (id),
    state text not null,
    at bigint not null,
    again_at bigint,
    tries bigint not null default 0,
    was_later bigint not null default 0,
    unique (team, person)
);

create index invitation_to_do on invitation (state, id) where state in ('waiting', 'later');

create index invitation_person on invitation (person);

create table notice (
    id {identity},
    team bigint not null references team (id),
    person bigint not null references person (id),
    kind text not null,
    by_name text not null,
    new_name text not null,
    from_at bigint not null,
    state text not null
);

create index notice_open on notice (from_at) where state = 'open';

create index notice_person on notice (person);

-- counts: four numbers rounded to fives, parted by commas; empty when nothing is shown. No ids.
create table block (
    team bigint not null references team (id),
    first_week text not null,
    weeks bigint not null,
    freeze_at bigint not null,
    state text not null,
    counts text,
    primary key (team, first_week)
);

create index block_open on block (freeze_at) where state = 'open';

-- team: whose rhythm the person follows, null for their own. own_time, own_every: what they chose for themselves.
alter table rhythm add column team bigint;

alter table rhythm add column team_version bigint not null default 0;

alter table rhythm add column own_time bigint not null default 0;

alter table rhythm add column own_every bigint not null default 0;

alter table rhythm add column off text not null default '';

create index rhythm_team on rhythm (team) where team is not null;

-- Which team asked; an answer counts there and nowhere else.
alter table check_in add column team bigint;

create index check_in_team on check_in (team, week) where team is not null;
