-- Paths that a group of hosts has measured, and under which a host of no such group has measured another content.
with asked as (select ? as host_group),
contents as (
    select entries.path, entries.digest_algorithm, entries.digest,
        max(case when coalesce(hosts.host_group, '') = (select host_group from asked) then 1 else 0 end) as of_group
    from entries left join hosts on hosts.host = entries.host
    where entries.template_digest_check = 'matches' and entries.digest is not null
        and entries.path <> 'boot_aggregate'
    group by entries.path, entries.digest_algorithm, entries.digest
),
other as (
    select path, digest_algorithm, digest
    from contents
    where of_group = 0 and path in (select path from contents where of_group = 1)
)
select entries.host, coalesce(hosts.host_group, '') as host_group, entries.path, entries.digest_algorithm, entries.digest,
    min(entries.day) as first_seen
from entries
    join other on other.path = entries.path and other.digest_algorithm = entries.digest_algorithm
        and other.digest = entries.digest
    left join hosts on hosts.host = entries.host
where entries.template_digest_check = 'matches'
group by entries.host, coalesce(hosts.host_group, ''), entries.path, entries.digest_algorithm, entries.digest
order by entries.host, entries.path, first_seen, entries.digest
