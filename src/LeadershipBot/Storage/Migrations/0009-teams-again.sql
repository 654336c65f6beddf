-- What a manager sees of a list of people follows from what managers did with it, and from nothing else.

-- listed: whether the person stands on the team's list. added_at: when a manager last put them there. look: that has still to be looked up, for the first time (1) or again (2).
alter table invitation add column listed bigint not null default 1;

alter table invitation add column added_at bigint;

alter table invitation add column look bigint not null default 0;

-- counted: how they enter the number taking part. 0 not yet, 1 as they stand, 2 held as taking part, 3 held as not.
alter table invitation add column counted bigint not null default 0;

-- mark: a keyed hash of team and account, so that an erased person is recognised without being known.
alter table invitation add column mark text;

update invitation set added_at = at;

update invitation set listed = 0 where state in ('removed', 'never', 'unfit');

update invitation set look = 1 where state = 'waiting' and was_later = 0;

update invitation set counted = 1 where listed = 1 and team in (select id from team where band is not null);

create unique index invitation_mark on invitation (team, mark);

create index invitation_look on invitation (id) where look <> 0;

-- The most that could take part, for all that its managers were told.
alter table team add column band_most bigint not null default 0;

-- Why a team has ended: empty where a manager ended it, unattended where nobody was left to look after it.
alter table team add column ended_by text not null default '';

-- Who looked after a team before, where the same person was asked again since.
create table manager_period (
    id {identity},
    team bigint not null references team (id),
    person bigint not null references person (id),
    role text not null,
    from_at bigint not null,
    until_at bigint,
    sees_from text
);

create index manager_period_team on manager_period (team, from_at);

create index manager_period_person on manager_period (person);

-- passing: noted only so that one reply could go out; goes again when it has.
alter table person add column passing bigint not null default 0;
