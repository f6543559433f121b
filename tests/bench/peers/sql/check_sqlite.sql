-- Whom a proposal like the programme ?1 would meet, and in how many cells: providers that deliver one of its services in
-- one of its districts, for a group that meets its own, on a day of its period.
with line as (
  select distinct district, service, grp from presence where programme = ?1 and district <> ''
)
select n.provider, count(distinct n.district || ' ' || n.service || ' ' || coalesce(nullif(n.grp, ''), 'everyone'))
from programmes p, line l
join presence n on n.district = l.district and n.service = l.service and n.from_day < p."end" and p.start < n.to_day
join meets m on m.one = l.grp and m.other = n.grp
where p.id = ?1 and n.counts
group by n.provider
