-- Contents under a path that no host had measured before a day.
-- Hosts are counted by bits, 60 of them in a number: that is exact, and much cheaper than to tell names apart for each content.
with numbered as (
    select host, n, cast(floor(n / 60) as int) as part, cast(power(2, n % 60) as bigint) as bit
    from (select host, row_number() over (order by host) - 1 as n from (select distinct host from lists) as named) as ordered
),
fresh as (
    select path, digest_algorithm, digest, min(day) as first_seen,
        row_number() over (order by path, digest_algorithm, digest) as content
    from entries
    where template_digest_check not in ('violation', 'mismatch') and digest is not null
    group by path, digest_algorithm, digest
    having min(day) >= ?
),
parts as (
    select fresh.content, numbered.part, bit_or(numbered.bit) as bits, min(numbered.n) as n
    from entries
        join fresh on fresh.path = entries.path and fresh.digest_algorithm = entries.digest_algorithm
            and fresh.digest = entries.digest
        join numbered on numbered.host = entries.host
    where entries.template_digest_check not in ('violation', 'mismatch')
    group by fresh.content, numbered.part
),
counted as (
    select content, cast(sum(bit_count(bits)) as bigint) as hosts, min(n) as n
    from parts
    group by content
)
select fresh.path, fresh.digest_algorithm, fresh.digest, fresh.first_seen, counted.hosts, numbered.host
from fresh join counted on counted.content = fresh.content join numbered on numbered.n = counted.n
order by fresh.first_seen, fresh.path, fresh.digest, fresh.digest_algorithm
