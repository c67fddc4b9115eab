#pragma once

#include "shared/identity/card_qr.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onedoor::reader {

/// What a text that was read is to us. It is untrusted: nothing in it is ever run, and no address
/// in it is ever gone to.
struct Reading {
    enum class Kind : std::uint8_t {
        Card,     ///< the QR code of a citizen card
        HandOver, ///< a draft from another device
        File,     ///< the address of a file's page, or its code or reference alone
        Unknown,
    };

    Kind kind = Kind::Unknown;
    std::optional<identity::CardText> card;
    /// Of a HandOver: the address as App::take_over() takes it. Of a File: its file code or
    /// reference, tidied. Of an Unknown: its start in at most limits::reader_excerpt_characters_max
    /// characters on one line, made for showing.
    std::string text;
};

/// `text` is what a frame holds. The host of an address is not looked at: only what stands behind
/// it is used, at our own server.
Reading classify(std::string_view text);

/// Overwrites what the reading holds and empties it.
void forget(Reading& reading);
void forget(identity::CardText& card);

}
