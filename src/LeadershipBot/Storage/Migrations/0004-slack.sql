-- What Slack needs: installations and their tokens.

-- workspace: Slack's team, or its enterprise where a whole org has installed the bot. held_until: who is renewing the token has it until then.
create table installation (
    workspace text primary key,
    token text not null,
    refresh text,
    expires_at bigint,
    held_until bigint,
    bot_user text,
    bot text,
    app text,
    scopes text,
    state text not null,
    why text,
    since bigint not null,
    installed_at bigint not null
);
