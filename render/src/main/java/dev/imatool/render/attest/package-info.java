/** Signed reports: the statement and its envelope, and the report of {@code attest}. */
@NullMarked
package dev.imatool.render.attest;

import org.jspecify.annotations.NullMarked;
