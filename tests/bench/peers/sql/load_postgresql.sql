-- The native tables of the folder that psql was started in, and our own trees of services and groups.
create table organisations (id text, name text, kind text, country text, acronyms text, identifiers text);
create table programmes (id text, name text, start date, "end" date);
create table locations (id text, level int, name text, parent text, population bigint);
create table deliveries (id text, organisation text, programme text, service text, location text, "group" text,
  role text, start date, "end" date, reported text, status text, stage text, capacity bigint, reach bigint, per text);
create table funding (id text, provider text, receiver text, kind text, amount numeric, currency text,
  value_date date, start date, "end" date);
create table participations (organisation text, programme text, role text);
create table needs (location text, service text, people bigint, severity bigint, per text, start date, "end" date);
create table scopes ("of" text, location text, start date, "end" date);
create table referrals (id text, "from" text, "to" text, service text, status text, formal text);
create table memberships (organisation text, body text, status text);
create table services (id text, name text, parents text, crosswalk text);
create table groups (id text, name text, parents text, crosswalk text);
\copy organisations from 'organisations.csv' csv header
\copy programmes from 'programmes.csv' csv header
\copy locations from 'locations.csv' csv header
\copy deliveries from 'deliveries.csv' csv header
\copy funding from 'funding.csv' csv header
\copy participations from 'participations.csv' csv header
\copy needs from 'needs.csv' csv header
\copy scopes from 'scopes.csv' csv header
\copy referrals from 'referrals.csv' csv header
\copy memberships from 'memberships.csv' csv header
\copy services from 'standard/services.csv' csv header
\copy groups from 'standard/groups.csv' csv header
