/**
 * Tests against programs that must be installed: {@code swtpm} and {@code tpm2-tools}. They run with {@code -Dlive}, and
 * fail where a program is missing.
 */
@NullMarked
package dev.imatool.cli.live;

import org.jspecify.annotations.NullMarked;
