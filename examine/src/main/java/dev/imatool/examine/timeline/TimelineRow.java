package dev.imatool.examine.timeline;

/**
 * A row of a timeline.
 *
 * @param list the list that it is of
 * @param event what happened
 */
public record TimelineRow(TimelineList list, TimelineEvent event) {}
