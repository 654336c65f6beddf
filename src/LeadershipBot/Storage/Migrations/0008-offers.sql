-- Somebody who looks after a team beside another may be offered all of it, and an offer that is over stays one when a newer one is made.

-- The latest offer to this person to look after the team: 3-12-owner-1795341600000, of which team, by whom, as what, when.
alter table team_manager add column offer text;

-- open, taken, refused, withdrawn.
alter table team_manager add column offer_state text;

-- What an invitation asks just now instead: again, where its managers have changed; switch, where another rhythm is followed.
alter table invitation add column asking text;
