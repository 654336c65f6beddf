-- What Microsoft Teams needs: how each person and team is reached. Written only from activities whose token was checked.

-- reach: there, removed (they took the app out) or blocked. changed_at: when that was last so.
-- installed_at: which installation it is; the same for every event that tells of it.
create table msteams_person (
    person bigint primary key references person (id) on delete cascade,
    service_url text not null,
    teams_id text not null,
    zone text,
    reach text not null,
    changed_at bigint not null,
    installed_at bigint
);

create table msteams_team (
    workspace text not null,
    team text not null,
    service_url text not null,
    is_in bigint not null,
    changed_at bigint not null,
    primary key (workspace, team)
);
