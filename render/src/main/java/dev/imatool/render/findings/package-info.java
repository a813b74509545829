/** The findings of reports in the forms in which other tools take them: SARIF and the Elastic Common Schema. */
@NullMarked
package dev.imatool.render.findings;

import org.jspecify.annotations.NullMarked;
