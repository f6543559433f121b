-- The cells whose active programmes are all paid for by the same one donor, and all their donors known.
with active as (
  select district, sector, programme from presence
  where counts and from_day <= :day and :day < to_day and district is not null
), known as (
  select a.district, a.sector from active a left join programme_known k on k.programme = a.programme
  group by a.district, a.sector having count(*) = count(k.programme)
)
select k.district, k.sector
from known k join (select distinct * from active) a on a.district = k.district and a.sector = k.sector
join programme_donor p on p.programme = a.programme
group by k.district, k.sector having count(distinct p.donor) = 1
