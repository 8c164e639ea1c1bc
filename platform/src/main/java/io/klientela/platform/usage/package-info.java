/** Which rights are used: noted once a day, told to identity-service, never asked for. */
@NullMarked
package io.klientela.platform.usage;

import org.jspecify.annotations.NullMarked;
