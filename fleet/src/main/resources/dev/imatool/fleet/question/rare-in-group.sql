-- Contents that at most so many hosts of a group have measured.
-- Bits for the hosts, several for one bit: cheap to count, and never more than there are hosts, so that few contents have to be counted well.
with asked as (select ? as host_group, cast(? as bigint) as at_most),
measured as (
    select entries.digest_algorithm, entries.digest, entries.path, entries.day, entries.host
    from entries join hosts on hosts.host = entries.host
    where entries.template_digest_check = 'matches' and entries.digest is not null
        and hosts.host_group = (select host_group from asked)
),
few as (
    select digest_algorithm, digest
    from measured
    group by digest_algorithm, digest
    having bit_count(bit_or(cast(power(2, abs(hash(host) % 62)) as bigint))) <= (select at_most from asked)
)
select
    measured.digest_algorithm,
    measured.digest,
    count(distinct host) as hosts,
    min(path) as path,
    count(distinct path) as paths,
    min(day) as first_seen,
    min(host) as host
from measured join few on few.digest_algorithm = measured.digest_algorithm and few.digest = measured.digest
group by measured.digest_algorithm, measured.digest
having count(distinct host) <= (select at_most from asked)
order by hosts, path, digest
