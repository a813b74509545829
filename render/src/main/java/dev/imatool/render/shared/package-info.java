/** What all documents and pages have in common: the header, inputs, findings, diagnostics, locations, digests, phrases. */
@NullMarked
package dev.imatool.render.shared;

import org.jspecify.annotations.NullMarked;
