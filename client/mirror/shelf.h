#pragma once

#include "client/mirror/edition.h"
#include "client/mirror/folder.h"

#include <memory>

namespace onedoor::mirror {

/// Editions on this machine's disk: files under the names of their addresses, and one listing that
/// says which of them belong together. Only its replacement changes the edition, by one rename.
class Shelf {
public:
    /// `seed`: what the machine was delivered with, never written to; null: nothing. Both outlive
    /// the shelf.
    Shelf(Folder& own, Folder const* seed) : m_own(own), m_seed(seed) {}

    /// The edition that was kept last; the seed when something of that is damaged; what is whole of
    /// the former when the seed is no better; null: neither is there.
    [[nodiscard]] std::shared_ptr<Edition const> load() const;
    /// A file that is whole here, of whatever edition; null: there is none.
    [[nodiscard]] Content find(std::string const& path) const;
    /// On the disk when the call returns, if it was not there before. Fails with the codes of
    /// files::replace().
    Result<void> keep(std::string const& path, std::string_view content);
    /// All its files have to be kept. Then removes what no longer belongs to it; what cannot be
    /// removed goes the next time.
    Result<void> change_to(Listing const& listing);

private:
    [[nodiscard]] std::shared_ptr<Edition const> load_from(Folder const& folder) const;
    [[nodiscard]] Content find_in(Folder const& folder, std::string const& path) const;

    Folder& m_own;
    Folder const* m_seed;
};

}
