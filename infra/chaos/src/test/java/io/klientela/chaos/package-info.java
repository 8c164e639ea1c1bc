/** Kills, freezes and confuses the distributed form under load, and counts what was lost or done twice. */
@NullMarked
package io.klientela.chaos;

import org.jspecify.annotations.NullMarked;
