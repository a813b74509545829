package dev.imatool.examine.show;

/**
 * Which entries of which list to show.
 *
 * @param list the list, as an argument
 * @param filter which entries are wanted
 */
public record ShowQuestion(String list, EntryFilter filter) {}
