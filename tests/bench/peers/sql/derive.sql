-- What the questions ask of, made once after the load: whatever of DESIGN's definitions does not depend on the day.
-- Text ids become numbers in their own order, so that joins are of numbers and ties go by id.

create table place as
select l.id, l.level::int as level,
  case l.level::int when 3 then l.parent when 2 then l.id end as district,
  case l.level::int when 3 then u.parent when 2 then l.parent when 1 then l.id end as province
from locations l left join locations u on u.id = l.parent;

create table placeholder as select id from organisations where name = 'Multiple donors';

create table programme_lead as
select programme, min(organisation) as lead from participations where role = 'accountable' group by programme;

-- Who is recorded to pay for a programme, placeholders too.
create table programme_payer as
select programme, organisation as donor from participations where role = 'funding'
union select receiver, provider from funding where receiver in (select id from programmes);

create table programme_donor as
select programme, donor from programme_payer where donor not in (select id from placeholder);

-- The programmes whose donors are all known, and how many they are.
create table programme_known as
select programme, count(*) as donors from programme_payer group by programme
having sum(case when donor in (select id from placeholder) then 1 else 0 end) = 0;

create table provider as
select id, row_number() over (order by id) as number
from (select id from organisations union all select id from programmes) as anybody;

create table standing as
select coalesce(d.programme, d.organisation) as provider_id,
  coalesce(p.lead, d.organisation) as lead_id, d.organisation, d.programme, t.district, t.province, d.service,
  s.parents as sector, coalesce(d."group", 'everyone') as grp, coalesce(d."group", '') as stated_group,
  (d.status is null or d.status = 'active') as counts,
  case when d.start is not null or d."end" is not null then coalesce(d.start, date '0001-01-01')
    when d.reported is not null then cast(d.reported || '-01' as date) else date '0001-01-01' end as from_day,
  case when d.start is not null or d."end" is not null then coalesce(d."end", date '9999-01-01')
    when d.reported is not null then cast(cast(d.reported || '-01' as date) + interval '1 month' as date)
    else date '9999-01-01' end as to_day,
  d.capacity, d.reach, coalesce(d.per, '') as per
from deliveries d join place t on t.id = d.location join services s on s.id = d.service
left join programme_lead p on p.programme = d.programme;

create table cell as
select district, service, grp, row_number() over (order by district, service, grp) as number
from (select distinct district, service, grp from standing where district is not null) as named;

create table presence as
select p.number as provider, l.number as lead, c.number as cell, s.*
from standing s join provider p on p.id = s.provider_id join provider l on l.id = s.lead_id
left join cell c on c.district = s.district and c.service = s.service and c.grp = s.grp
order by c.number;

drop table standing;

-- The graph of actors: organisations and programmes, linked by whatever is recorded between two of them. Both ways.
create table actor_link as
with recorded as (
  select organisation as one, programme as other from participations
  union all select provider, receiver from funding
  union all select "from", "to" from referrals where "to" is not null
  union all select organisation, body from memberships
), known as (
  select a.number as one, b.number as other from recorded r join provider a on a.id = r.one join provider b on b.id = r.other
  where r.one not in (select id from placeholder) and r.other not in (select id from placeholder) and r.one <> r.other
)
select one, other from known union select other, one from known;
