-- Paths that a group of hosts had measured by a day, and under which a host of it has measured another content since.
with measured as (
    select coalesce(hosts.host_group, '') as host_group, entries.host, entries.day, entries.path,
        entries.digest_algorithm, entries.digest
    from entries left join hosts on hosts.host = entries.host
    where entries.template_digest_check = 'matches' and entries.digest is not null
        and entries.path <> 'boot_aggregate'
),
asked as (select cast(? as varchar(10)) as day),
base as (
    select distinct host_group, path, digest_algorithm, digest
    from measured cross join asked where measured.day <= asked.day
),
later as (
    select host_group, host, path, digest_algorithm, digest, min(measured.day) as first_seen
    from measured cross join asked where measured.day > asked.day
    group by host_group, host, path, digest_algorithm, digest
)
select later.host, later.host_group, later.path, later.digest_algorithm, later.digest, later.first_seen
from later
where exists (select 1 from base where base.host_group = later.host_group and base.path = later.path)
    and not exists (
        select 1 from base
        where base.host_group = later.host_group and base.path = later.path
            and base.digest_algorithm = later.digest_algorithm and base.digest = later.digest)
order by later.host, later.path, later.first_seen, later.digest
