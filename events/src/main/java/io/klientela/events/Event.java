package io.klientela.events;

/**
 * Something that happened to one aggregate. Its JSON form is the data of a CloudEvent; {@code state} is the aggregate's
 * full state after it, so the last event of a key is enough to rebuild any view.
 *
 * @param <S> the aggregate's published state
 */
public interface Event<S extends State> {
    S state();
}
