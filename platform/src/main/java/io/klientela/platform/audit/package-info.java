/** Who did and who read what: a log of changes that shows tampering, and a log of readings of personal data. */
@NullMarked
package io.klientela.platform.audit;

import org.jspecify.annotations.NullMarked;
