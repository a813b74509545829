package dev.imatool.examine.evidence.lists;

import dev.imatool.replay.verify.CopyResult;

/**
 * Another copy of the list that was examined.
 *
 * @param input name of the copy
 * @param result how it stands to the list
 * @param unproven entries that the copy shows and whose template digest cannot be computed from that
 */
public record EvidenceCopy(String input, CopyResult result, long unproven) {}
