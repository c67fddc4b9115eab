#pragma once

#include "client/mirror/shelf.h"
#include "shared/core/random.h"

#include <cstdint>
#include <memory>
#include <string>

namespace onedoor::mirror {

/// The office, asked for its data files.
class Office {
public:
    virtual ~Office() = default;
    struct Answer {
        /// Status 0 also for an answer that is too long.
        net::Response response;
        /// Of its ETag header.
        std::string tag;
    };
    /// Waits for the answer, on a thread of its own. `known_tag` not empty: 304 when it is still
    /// the same.
    virtual Answer get(std::string const& path, std::string const& known_tag) = 0;
    /// From any thread: a request under way ends soon, without an answer.
    virtual void give_up() = 0;
};

/// All files of one edition together.
inline constexpr std::size_t edition_bytes_max = 96 * 1024 * 1024;

/// How often an office that answers is asked for a newer edition, give or take a fifth.
inline constexpr std::int64_t look_again_ms = 5 * 60'000;

/// Brings this machine the office's newest edition, file by file, whole or not at all.
class Renewal {
public:
    /// Both outlive it.
    Renewal(Shelf& shelf, Office& office, core::Random& random)
        : m_shelf(shelf), m_office(office), m_random(random) {}

    struct Look {
        /// Null: what was there is still the newest, or could not be replaced.
        std::shared_ptr<Edition const> edition;
        std::int64_t again_ms = 0;
        /// Empty when the office was met and its newest edition is here, else the code of what was
        /// in the way: "mirror.unanswered" (nobody, or not the office), "mirror.listing",
        /// "mirror.file" (not what its address names), "mirror.size", "file.unwritable".
        std::string obstacle;
    };
    /// Waits for the network and the disk. `present`: what is there, or null. What arrived of an
    /// edition that did not become whole is not asked for again.
    Look look(Edition const* present);

private:
    Result<std::shared_ptr<Edition const>> renew(Edition const* present);
    Result<Content> fetch(std::string const& path, std::size_t room);

    Shelf& m_shelf;
    Office& m_office;
    core::Random& m_random;
    /// Of the listing whose edition is here.
    std::string m_tag;
    /// The last one of the office.
    net::Response m_answer;
    unsigned m_tries = 0;
};

}
