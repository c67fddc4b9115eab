#pragma once

#include "client/app/context.h"

/// A draft moves to another device: enciphered here, relayed once by the server, which never has
/// the key, and deciphered there.
namespace onedoor::app::handover_flow {

/// The screen that gives was opened: makes a code.
void enter_giving(Context& context);
/// `target` with its fragment, if it came with one.
void enter_taking(Context& context, std::string_view target);
void perform(Context& context, Intent const& intent);
/// Time went on: asks now and then whether the draft was taken.
void tick(Context& context);
void receive(Context& context, Pending const& pending, net::Response const& response);
void enciphered(Context& context, std::optional<SealedText> sealed);
void deciphered(Context& context, std::optional<std::string> text);

/// Minutes left, rounded up; 0 when the code is over.
int minutes_left(State const& state);
/// Whether there is a draft here that taking the other one would replace.
bool would_replace(State const& state);

}
