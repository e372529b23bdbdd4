/** The HR feed of a Kafka topic. */
package io.oktafactors.routes.feed.kafka;
