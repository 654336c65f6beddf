-- What people do: their rhythm, their weeks, what they were shown and what they handed over.
-- Weeks are text as 2026-W47, days as 2026-11-26; both sort as they read.

alter table person add column zone text;

create table rhythm (
    person bigint primary key references person (id),
    state text not null,
    day bigint not null,
    minute bigint not null,
    every_weeks bigint not null,
    first_week text not null,
    zone text not null,
    settled text not null,
    paused_until text,
    paused_by text,
    next_due_at bigint,
    is_return bigint not null default 0,
    reminders bigint not null default 1,
    rotating bigint not null default 1,
    asked bigint not null default 0,
    ignored bigint not null default 0,
    ordinary bigint not null default 0,
    season_from text not null,
    seasons bigint not null default 0,
    joined_at bigint not null
);

create index rhythm_due on rhythm (next_due_at) where next_due_at is not null;

create table check_in (
    person bigint not null references person (id),
    week text not null,
    number bigint not null,
    state text not null,
    because text,
    due_at bigint not null,
    closes_at bigint not null,
    of_last_week bigint not null default 0,
    answer text,
    is_skipped bigint not null default 0,
    second_kind text not null default 'none',
    second_subject text not null default '',
    second_value text,
    thought text,
    angle text,
    question_only bigint not null default 0,
    mark text not null default 'none',
    primary key (person, week)
);

create index check_in_open on check_in (closes_at) where state = 'open';

create table shown (
    id {identity},
    person bigint not null references person (id),
    nudge text not null,
    theme text not null,
    week text not null,
    answer text,
    weekly bigint not null,
    at bigint not null
);

create index shown_to on shown (person, week);

create table unwanted (
    person bigint not null references person (id),
    nudge text not null,
    at bigint not null,
    primary key (person, nudge)
);

create table refusal (
    person bigint not null references person (id),
    theme text not null,
    week text not null,
    primary key (person, theme, week)
);

create table commitment (
    id {identity},
    person bigint not null references person (id),
    nudge text not null,
    week text not null,
    state text not null,
    unique (person, nudge, week)
);

create index commitment_open on commitment (person) where state = 'kept';

create table handover (
    id {identity},
    person bigint not null references person (id),
    what text not null,
    who text not null,
    level text not null,
    since text not null,
    look_at text,
    state text not null,
    closed_at bigint
);

create index handover_of on handover (person, state);

create table rotating_asked (
    person bigint not null references person (id),
    question text not null,
    week text not null,
    option text,
    primary key (person, question, week)
);
