.mode csv
.import deliveries.csv deliveries
.import locations.csv locations
.import programmes.csv programmes
.import standard/groups.csv groups

-- Every group with all groups above it, itself too.
create table above_group as
with recursive parent(child, rest, one) as (
  select id, parents || '|', null from groups
  union all select child, substr(rest, instr(rest, '|') + 1), substr(rest, 1, instr(rest, '|') - 1)
  from parent where rest <> ''
), above(low, high) as (
  select id, id from groups
  union select a.low, p.one from above a join parent p on p.child = a.high where p.one is not null and p.one <> ''
)
select low, high from above;

-- Which group of a proposal meets which of a delivery: the wider, the narrower, the same, and whatever is not stated.
create table meets as
select low as one, high as other from above_group union select high, low from above_group
union select '', id from groups union select id, '' from groups union select '', '';
create unique index meets_pair on meets(one, other);

create table presence as
select coalesce(nullif(d.programme, ''), d.organisation) as provider, d.programme as programme, d.service as service,
  d."group" as grp, case l.level when '3' then l.parent when '2' then l.id else '' end as district,
  case when d.start || d."end" <> '' then d.start when d.reported <> '' then d.reported || '-01' else '' end as from_day,
  case when d.start || d."end" <> '' then coalesce(nullif(d."end", ''), '9999')
    when d.reported <> '' then date(d.reported || '-01', '+1 month') else '9999' end as to_day,
  d.status in ('', 'active') as counts
from deliveries d join locations l on l.id = d.location;
create index presence_place on presence(district, service, from_day, to_day, grp, provider, counts);
create index presence_programme on presence(programme, district, service, grp);
create unique index programmes_id on programmes(id);
drop table deliveries;
analyze;
