-- A fragment: every cell of a district, a sector and everyone on :day, with its state. The field has no conditions that
-- turn anybody away, no needs but by district and sector, no services above the second level; what DESIGN says of
-- those cannot change an answer here and is left out.
with active as (
  select * from presence where counts and from_day <= :day and :day < to_day
), named_need as (
  select location as district, service as sector, people, severity, per from needs where start <= :day and :day < "end"
), reported as (
  select distinct t.district, s.sector
  from place t join scopes c on c.location in (t.district, t.province, substr(t.province, 1, 2))
  cross join (select distinct sector from presence) s
  where t.level = 2 and c.start <= :day and :day < c."end"
), cells as (
  select district, sector from presence where district is not null
  union select district, sector from named_need union select district, sector from reported
), here as (
  select district, sector, count(*) as deliveries, count(distinct provider) as providers,
    count(distinct per) as units, min(per) as per, count(capacity) as capacities, count(reach) as reaches,
    count(coalesce(capacity, reach)) as figures
  from active where district is not null group by district, sector
), people as (
  select district, sector, count(distinct who) as organisations
  from (select district, sector, organisation as who from active where district is not null
        union all select district, sector, lead_id from active where district is not null) as whoever
  group by district, sector
), by_kind as (
  select district, sector, organisation, sum(capacity) as capacity, sum(reach) as reach,
    sum(greatest(coalesce(capacity, 0), coalesce(reach, 0))) as either
  from active where district is not null group by district, sector, organisation, service, stated_group
), by_organisation as (
  select district, sector, max(capacity) as capacity, max(reach) as reach, max(either) as either
  from by_kind group by district, sector, organisation
), supply as (
  select district, sector, sum(capacity) as capacity, sum(reach) as reach, sum(either) as either
  from by_organisation group by district, sector
), enough as (
  select h.district, h.sector, h.per, case
      when h.units > 1 then null
      when h.capacities = h.deliveries and h.reaches = h.deliveries then greatest(s.capacity, s.reach)
      when h.capacities = h.deliveries then s.capacity
      when h.reaches = h.deliveries then s.reach
      when h.figures = h.deliveries then s.either end as people
  from here h join supply s on s.district = h.district and s.sector = h.sector
), above as (
  select distinct t.district, a.sector from active a join place t on t.level = 2 and t.province = a.province
  where a.district is null
), judged as (
  select c.district, c.sector, coalesce(h.deliveries, 0) as deliveries, coalesce(o.organisations, 0) as organisations,
    coalesce(h.providers, 0) as providers, n.people as need, n.severity, e.people as enough,
    case
      when n.people = 0 then 'not-needed'
      when h.district is null and n.district is not null and r.district is null then 'unreported'
      when h.district is null and (r.district is null or b.district is not null) then 'unknown'
      when h.district is null and n.district is null then 'blank'
      when h.district is null then 'uncovered'
      when n.people is null or e.people is null or n.per <> e.per then 'present'
      when e.people < n.people then 'thin'
      else 'covered' end as state
  from cells c
  left join named_need n on n.district = c.district and n.sector = c.sector
  left join reported r on r.district = c.district and r.sector = c.sector
  left join here h on h.district = c.district and h.sector = c.sector
  left join people o on o.district = c.district and o.sector = c.sector
  left join enough e on e.district = c.district and e.sector = c.sector
  left join above b on b.district = c.district and b.sector = c.sector
)
