# Calendars as text, lists and HTML.
import calendar
import datetime

print(calendar.month(2024, 2))
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2023, 10, w=3))
print(calendar.calendar(2025, m=4))
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.weekday(2024, 7, 4))
print(calendar.monthcalendar(2021, 2), calendar.weekheader(3))
print(list(calendar.day_name), calendar.month_abbr[1:4], len(calendar.month_name))
print(calendar.timegm((2024, 1, 1, 0, 0, 0)), calendar.timegm(datetime.datetime(1970, 1, 2).timetuple()))
print([str(d) for d in calendar.Calendar(6).itermonthdates(2024, 9)][:8])
print(list(calendar.Calendar().itermonthdays2(2024, 6))[:6], calendar.Calendar(3).getfirstweekday())
print(calendar.HTMLCalendar().formatmonth(2024, 2)[:300])
for bad in (0, 13):
    try:
        calendar.monthrange(2024, bad)
    except calendar.IllegalMonthError as error:
        print(error)
try:
    calendar.setfirstweekday(7)
except ValueError as error:
    print(type(error).__name__, error)
