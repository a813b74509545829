-- Contents under a path that at least so many hosts have measured, each in an entry that a quote or a PCR value vouches for.
-- Hosts are counted by bits, 60 of them in a number: that is exact, and much cheaper than to tell names apart for each content.
with asked as (select cast(? as bigint) as at_least),
numbered as (
    select host, cast(floor(n / 60) as int) as part, cast(power(2, n % 60) as bigint) as bit
    from (select host, row_number() over (order by host) - 1 as n from (select distinct host from lists) as named) as ordered
),
-- no fewer entries than hosts
likely as (
    select path, digest_algorithm, digest, row_number() over (order by path, digest_algorithm, digest) as content
    from entries
    where template_digest_check = 'matches' and vouched in ('quote', 'pcr') and digest is not null and path_bytes is null
        and namespace is null and path like '/%'
    group by path, digest_algorithm, digest
    having count(*) >= (select at_least from asked)
),
parts as (
    select likely.content, numbered.part, bit_or(numbered.bit) as bits
    from entries
        join likely on likely.path = entries.path and likely.digest_algorithm = entries.digest_algorithm
            and likely.digest = entries.digest
        join numbered on numbered.host = entries.host
    where entries.template_digest_check = 'matches' and entries.vouched in ('quote', 'pcr') and entries.path_bytes is null
        and entries.namespace is null
    group by likely.content, numbered.part
),
counted as (
    select content, cast(sum(bit_count(bits)) as bigint) as hosts
    from parts
    group by content
)
select likely.path, likely.digest_algorithm, likely.digest, counted.hosts
from likely join counted on counted.content = likely.content
where counted.hosts >= (select at_least from asked)
order by likely.path, likely.digest_algorithm, likely.digest
