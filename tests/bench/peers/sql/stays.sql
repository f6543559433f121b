-- A fragment: who stands in which cell in which unbroken time, of what is active on :day or, where :day is empty, of all
-- time.
with counted as (
  select distinct cell, provider, lead, from_day, to_day from presence
  where counts and cell is not null and lead not in (select number from provider where id in (select id from placeholder))
    and (:day = '' or (from_day <= cast(nullif(:day, '') as date) and cast(nullif(:day, '') as date) < to_day))
), begun as (
  select *, case when from_day <= max(to_day) over (partition by cell, provider order by from_day, to_day
    rows between unbounded preceding and 1 preceding) then 0 else 1 end as begins
  from counted
), numbered as (
  select *, sum(begins) over (partition by cell, provider order by from_day, to_day) as island from begun
), stay as (
  select cell, provider, min(lead) as lead, min(from_day) as from_day, max(to_day) as to_day
  from numbered group by cell, provider, island
)
