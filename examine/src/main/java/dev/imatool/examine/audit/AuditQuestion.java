package dev.imatool.examine.audit;

import java.util.Optional;

/**
 * What do audit records report?
 *
 * @param records argument of the text with the records
 * @param list argument of a measurement list of the same boot, where its entries are to be dated
 */
public record AuditQuestion(String records, Optional<String> list) {}
