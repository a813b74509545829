/**
 * Mails (RFC 5322, MIME of RFC 2045 to 2049) that carry measurement lists: their parts become one text, or the one binary list that is
 * attached. Headers stay in the text, where they are prose like any other.
 */
@NullMarked
package dev.imatool.parsers.mail;

import org.jspecify.annotations.NullMarked;
