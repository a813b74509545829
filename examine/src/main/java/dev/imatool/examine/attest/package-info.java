/** Was this report signed with that key, and is it about these files? */
@NullMarked
package dev.imatool.examine.attest;

import org.jspecify.annotations.NullMarked;
