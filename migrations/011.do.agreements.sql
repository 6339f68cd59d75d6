-- An agreement opens partners' records to each other: nobody puts their own draft in force, and what was agreed never changes.

alter table agreement add column drafted_by uuid, add column signed_by uuid;

create function agreement_takes_two() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'an agreement begins as a draft' using errcode = '42501';
    end if;
    new.drafted_by := ctx.user_id();
    new.signed_by := null;
    return new;
  end if;
  if (new.id, new.title, new.version, new.gateway, new.purposes, new.classes, new.valid, new.drafted_by)
      is distinct from (old.id, old.title, old.version, old.gateway, old.purposes, old.classes, old.valid, old.drafted_by)
    or (old.state, new.state) not in (('draft', 'live'), ('draft', 'withdrawn'), ('live', 'withdrawn')) then
    raise exception 'what was agreed never changes' using errcode = '42501';
  end if;
  new.signed_by := old.signed_by;
  if new.state = 'live' then
    if old.drafted_by = ctx.user_id() then
      raise exception 'nobody puts their own draft in force' using errcode = '42501';
    end if;
    new.signed_by := ctx.user_id();
  end if;
  return new;
end $$;
create trigger takes_two before insert or update on agreement for each row
  when (current_user in ('commonweal_web', 'commonweal_worker')) execute function agreement_takes_two();

create function parties_stand() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if exists (select from agreement a
      where a.id = case when tg_op = 'DELETE' then old.agreement_id else new.agreement_id end and a.state <> 'draft') then
    raise exception 'what was agreed never changes' using errcode = '42501';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger stand before insert or delete on agreement_party for each row
  when (current_user in ('commonweal_web', 'commonweal_worker')) execute function parties_stand();
