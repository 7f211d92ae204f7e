package dev.sluice.samples.chat;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.SelectCases;

/** What happens in the chat. The compiler writes {@code RoomSelect}, a select over it. */
@SelectCases
interface Room {
  ReceiveChannel<String> messages();

  ReceiveChannel<Client> entering();

  ReceiveChannel<Client> leaving();
}
