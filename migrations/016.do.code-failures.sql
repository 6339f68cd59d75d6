-- Whether a try was of a password or of a code: whoever tries codes has the password already, and is held to fewer a day.
alter table sign_in_attempt add column factor text not null default 'password' check (factor in ('password', 'code'));
