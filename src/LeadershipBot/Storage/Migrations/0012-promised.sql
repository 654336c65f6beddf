-- least: how many people must have answered before anything is shown, as a team's invitations said; 0 where they said that nothing ever is.
alter table team add column least bigint not null default 5;
