-- by_group: on a team's list only because they belong to its channel or group; whoever leaves that leaves the team. What was noted before does not say, so nobody is taken for one of them.
alter table invitation add column by_group bigint not null default 0;
