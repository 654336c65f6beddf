-- Whoever does not follow their team's latest rhythm yet is found without looking at those who do.
create index rhythm_behind on rhythm (team, team_version) where team is not null;
