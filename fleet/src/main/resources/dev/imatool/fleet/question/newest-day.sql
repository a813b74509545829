-- The newest day.
select max(day) as day from lists
