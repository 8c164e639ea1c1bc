package io.klientela.contacts.activity;

import io.klientela.contacts.calendar.CalendarItem;
import io.klientela.events.contacts.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** There are programs that give several events one UID: those that begin at other times are told apart by that. */
final class SameUids {
    private SameUids() {}

    static List<CalendarItem> toldApart(List<CalendarItem> items) {
        Map<String, Instant> first = new HashMap<>();
        List<CalendarItem> told = new ArrayList<>();
        for (CalendarItem item : items) {
            Schedule schedule = item.schedule();
            String uid = item.uid();
            if (uid == null || schedule == null || item.recurrenceId() != null) {
                told.add(item);
                continue;
            }
            Instant known = first.putIfAbsent(uid, schedule.startsAt());
            boolean another = known != null && !known.equals(schedule.startsAt());
            told.add(another ? item.called(uid + "#" + schedule.startsAt()) : item);
        }
        return told;
    }
}
