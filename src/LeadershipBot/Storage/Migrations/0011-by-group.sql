-- by_group: on a team's list only because they belong to its channel or group; whoever leaves that leaves the team. What was noted before does not say, so nobody is taken for one of them.
alter table invitation add column by_group bigint not null default 0;

-- missing: on how many days in a row the platform did not find them, the last of them missing_on.
alter table person add column missing bigint not null default 0;

alter table person add column missing_on text;
