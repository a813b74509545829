/** Do the lists lead to the container PCRs, and does PCR 12 bind them? */
@NullMarked
package dev.imatool.examine.cpcr;

import org.jspecify.annotations.NullMarked;
