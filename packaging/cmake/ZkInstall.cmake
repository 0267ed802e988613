# Where everything lies once it is installed; packaging/setup/package.sh makes the .deb of it. Programs in lib/zerokara,
# what they read in share/zerokara/resources, and of the set-up the pieces that fetch LibTorch. The engine is installed
# as a library that its loader opens after LibTorch (workers/engine/loader.cpp).
if(NOT TARGET zk OR NOT TARGET zerokara OR NOT TARGET zk_engine_library)
  return()  # half a build is not installed
endif()
set(_deb ${CMAKE_SOURCE_DIR}/packaging/deb)
set(_made ${CMAKE_BINARY_DIR}/package)
set(_private lib/zerokara)
set(_share share/zerokara)

install(TARGETS zk zerokara zk_engine_loader RUNTIME DESTINATION ${_private})
install(TARGETS zk_engine_library LIBRARY DESTINATION ${_private})
install(PROGRAMS ${_deb}/zk DESTINATION bin)
file(MAKE_DIRECTORY ${_made}/bin)
file(CREATE_LINK ../${_private}/zerokara ${_made}/bin/zerokara SYMBOLIC)
install(FILES ${_made}/bin/zerokara DESTINATION bin)

# Icons and the catalogue of the window are compiled into it.
install(DIRECTORY ${CMAKE_SOURCE_DIR}/resources/ DESTINATION ${_share}/resources
  PATTERN i18n EXCLUDE PATTERN icons EXCLUDE PATTERN ".*" EXCLUDE)
install(FILES packaging/setup/common.sh packaging/setup/wheels.sh packaging/setup/unpack_wheels.py
  DESTINATION ${_share}/packaging/setup)
install(FILES packaging/requirements-cpu.txt DESTINATION ${_share}/packaging)

install(FILES ${_deb}/zerokara.desktop DESTINATION share/applications)
install(FILES ${_deb}/zerokara.metainfo.xml DESTINATION share/metainfo)
install(FILES ${_deb}/zerokara.svg DESTINATION share/icons/hicolor/scalable/apps)
install(FILES ${_deb}/copyright LICENSE.md README.md README.ja.md CHANGELOG.md DESTINATION share/doc/zerokara)
install(DIRECTORY LICENSES DESTINATION share/doc/zerokara)

add_executable(zk_render_icon ${_deb}/render_icon.cpp)
target_link_libraries(zk_render_icon PRIVATE Qt6::Svg)
set_target_properties(zk_render_icon PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${_made})
set(_icons "")
foreach(_size 16 22 24 32 48 64 128 256 512)
  set(_folder ${_made}/icons/${_size}x${_size})
  file(MAKE_DIRECTORY ${_folder})
  add_custom_command(OUTPUT ${_folder}/zerokara.png
    COMMAND zk_render_icon ${_deb}/zerokara.svg ${_size} ${_folder}/zerokara.png
    DEPENDS zk_render_icon ${_deb}/zerokara.svg)
  list(APPEND _icons ${_folder}/zerokara.png)
  install(FILES ${_folder}/zerokara.png DESTINATION share/icons/hicolor/${_size}x${_size}/apps)
endforeach()
add_custom_target(zk_icons ALL DEPENDS ${_icons})

# What a package is made of.
add_custom_target(zk_package DEPENDS zk_icons)
add_dependencies(zk_package zk zerokara zk_engine_library zk_engine_loader)
