# The two libraries, and what `cmake --install` puts beside them.
include(CMakePackageConfigHelpers)

# extract.cpp and its like: what stands above the rooms.
file(GLOB top_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*.cpp)
add_library(winnow_pipeline OBJECT ${top_sources})
target_link_libraries(winnow_pipeline PRIVATE winnow_flags ICU::uc)
target_compile_definitions(winnow_pipeline PRIVATE WINNOW_VERSION="${PROJECT_VERSION}")

set(library_objects $<TARGET_OBJECTS:winnow_pipeline>)
foreach(room ${library_rooms})
  list(APPEND library_objects $<TARGET_OBJECTS:winnow_${room}>)
endforeach()
# src/dom/CMakeLists.txt makes a Gumbo of its own where it can: then both libraries hold it, and who uses them needs none.
if(TARGET winnow_bounded_gumbo)
  set(gumbo_object ${PROJECT_BINARY_DIR}/gumbo.o)
  get_target_property(gumbo_archive winnow_bounded_gumbo IMPORTED_LOCATION)
  add_custom_command(
    OUTPUT ${gumbo_object}
    COMMAND ${CMAKE_LINKER} -r -o ${gumbo_object} --whole-archive ${gumbo_archive}
    DEPENDS ${gumbo_archive} winnow_bounded_gumbo_archive VERBATIM)
  add_custom_target(winnow_gumbo_object DEPENDS ${gumbo_object})
  set_source_files_properties(${gumbo_object} PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
  list(APPEND library_objects ${gumbo_object})
  set(library_gumbo "")
  set(pc_gumbo "")
  set(config_needs_gumbo FALSE)
else()
  set(library_gumbo PkgConfig::GUMBO)
  set(pc_gumbo gumbo)
  set(config_needs_gumbo TRUE)
endif()

add_library(winnow_static STATIC ${library_objects})
add_library(winnow_shared SHARED ${library_objects})
foreach(kind static shared)
  set_target_properties(winnow_${kind} PROPERTIES OUTPUT_NAME winnow EXPORT_NAME ${kind} LINKER_LANGUAGE CXX)
  target_compile_features(winnow_${kind} INTERFACE cxx_std_20)
  target_include_directories(winnow_${kind} INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  if(TARGET winnow_gumbo_object)
    add_dependencies(winnow_${kind} winnow_gumbo_object)
  endif()
  add_library(winnow::${kind} ALIAS winnow_${kind})
endforeach()

target_link_libraries(winnow_static PRIVATE ICU::i18n ICU::uc ICU::data simdjson::simdjson ${library_gumbo} Threads::Threads)

# BUILD_INTERFACE: who links the shared library needs none of these packages, so the installed target does not name them.
set(exports ${PROJECT_SOURCE_DIR}/tools/package/exports.map)
foreach(library ICU::i18n ICU::uc simdjson::simdjson ${library_gumbo} Threads::Threads)
  target_link_libraries(winnow_shared PRIVATE $<BUILD_INTERFACE:${library}>)
endforeach()
target_link_options(winnow_shared PRIVATE -Wl,--version-script=${exports} -Wl,--as-needed)
set_target_properties(winnow_shared PROPERTIES SOVERSION 0 VERSION ${PROJECT_VERSION} LINK_DEPENDS ${exports})

# One export file a library: a consumer of the shared one is not asked for what only the static one needs.
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/winnow)
foreach(kind static shared)
  install(TARGETS winnow_${kind} EXPORT winnow_${kind} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  install(EXPORT winnow_${kind} NAMESPACE winnow:: FILE winnow-${kind}.cmake DESTINATION ${package_dir})
endforeach()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/winnow DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

configure_package_config_file(${PROJECT_SOURCE_DIR}/tools/package/winnowConfig.cmake.in ${PROJECT_BINARY_DIR}/winnowConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/winnowConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/winnowConfig.cmake ${PROJECT_BINARY_DIR}/winnowConfigVersion.cmake DESTINATION ${package_dir})

# Relative, as the config file is: an installed tree can be moved, and `cmake --install --prefix` may name another place than the build did.
file(RELATIVE_PATH prefix_from_pc /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${PROJECT_SOURCE_DIR}/tools/package/winnow.pc.in ${PROJECT_BINARY_DIR}/winnow.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/winnow.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
