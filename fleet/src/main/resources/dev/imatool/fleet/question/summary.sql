-- How much there is, and how much of it rests on a quote.
select
    count(distinct host) as hosts,
    count(distinct concat(host, ' ', list_sha256, case when bytes = 0 then day else '' end)) as lists,
    count(distinct day) as days,
    min(day) as first_day,
    max(day) as last_day,
    cast(coalesce(sum(stored_entries), 0) as bigint) as entries,
    cast(coalesce(sum(quoted_entries), 0) as bigint) as quoted_entries,
    count(distinct host) - count(distinct case when quote_verdict = 'covered' then host end) as hosts_without_quote,
    count(distinct case when completeness <> 'complete' then concat(host, ' ', list_sha256, case when bytes = 0 then day else '' end) end) as damaged_lists
from lists
